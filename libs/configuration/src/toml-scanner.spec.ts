import { describe, expect, it } from '@jest/globals';
import { KeyLocator } from './key-locator.ts';
import { TomlScanner } from './toml-scanner.ts';

const placesOf = (text: string): string[] => {
  const locator = new KeyLocator(text);
  return new TomlScanner(text).places.map(({ path, raw }) => {
    const { line, column } = locator.find(path);
    return `${line}:${column} ${path}${raw === '' ? '' : ` = ${raw}`}`;
  });
};

describe('the place of a key', () => {
  it.each([
    ['a section', '[a]\nb = 1', ['1:1 a', '2:1 a.b = 1']],
    ['blanks and quotes', '  [ a . "b c" ]\n\tx = 1', ['1:3 a."b c"', '2:2 a."b c".x = 1']],
    ['a dotted key', 'a.b.c = true', ['1:1 a.b.c = true']],
    ['Windows line ends', '[a]\r\nb = 1\r\nc = 2\r\n', ['1:1 a', '2:1 a.b = 1', '3:1 a.c = 2']],
    ['a byte-order mark', '\uFEFFa = 1', ['1:2 a = 1']],
    ['a comment', '# a = 1\nb = 2 # c = 3\n', ['2:1 b = 2']],
    [
      'an inline table',
      'p = { l = 20, t = 0.02 }',
      ['1:1 p = { l = 20, t = 0.02 }', '1:7 p.l = 20', '1:15 p.t = 0.02'],
    ],
    [
      'an inline table over lines',
      'p = {\n  l = 1,\n  m = 2,\n}',
      ['1:1 p = {\n  l = 1,\n  m = 2,\n}', '2:3 p.l = 1', '3:3 p.m = 2'],
    ],
    [
      'a list over lines',
      'a = [ # x = 1\n  "]", \'#\',\n]\nb = 1',
      ['1:1 a = [ # x = 1\n  "]", \'#\',\n]', '4:1 b = 1'],
    ],
    [
      'tables in a list',
      's = [{ n = 1 }, { n = 2 }]',
      ['1:1 s = [{ n = 1 }, { n = 2 }]', '1:8 s[0].n = 1', '1:19 s[1].n = 2'],
    ],
    [
      'a list of tables',
      '[[s]]\nn = 1\n[s.p]\nq = 2\n[[s]]\nn = 3',
      [
        '1:1 s[0]',
        '2:1 s[0].n = 1',
        '3:1 s[0].p',
        '4:1 s[0].p.q = 2',
        '5:1 s[1]',
        '6:1 s[1].n = 3',
      ],
    ],
    [
      'text with what looks like keys',
      'a = """\nb = 1\n[c]\n"""\nd = 2',
      ['1:1 a = """\nb = 1\n[c]\n"""', '5:1 d = 2'],
    ],
    ['quotes at the end of a text', 'a = """x"""""\nb = 1', ['1:1 a = """x"""""', '2:1 b = 1']],
    ['an escaped quote', 'a = "x\\" b = 1"\nc = 2', ['1:1 a = "x\\" b = 1"', '2:1 c = 2']],
    ['a backslash in a literal text', "a = 'x\\'\nb = 1", ["1:1 a = 'x\\'", '2:1 b = 1']],
    ['an escaped name', '"\\u0061b" = 1', ['1:1 ab = 1']],
    ['a quoted name with a dot', '"a.b" = 1', ['1:1 "a.b" = 1']],
    ['a date with a blank', 'a = 2015-01-01 10:00:00 # x', ['1:1 a = 2015-01-01 10:00:00']],
    ['no line end', 'a = 1', ['1:1 a = 1']],
    ['nothing', '', []],
  ])('is found with %s', (_name, text, places) => expect(placesOf(text)).toEqual(places));

  it('is that of what is around where the key itself is not found', () => {
    const locator = new KeyLocator('[a]\nb = 1\n[[s]]\n');
    expect(locator.find('a.zzz')).toMatchObject({ line: 1, raw: '' });
    expect(locator.find('a.b.c')).toMatchObject({ line: 2, raw: '' });
    expect(locator.find('s[0].n')).toMatchObject({ line: 3 });
    expect(locator.find('none')).toEqual({ line: 1, column: 1, raw: '' });
  });
});
