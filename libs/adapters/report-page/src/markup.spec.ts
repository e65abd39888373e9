import { describe, expect, it } from '@jest/globals';
import { markup, Markup, scriptJson } from './markup.ts';

describe('markup', () => {
  it('escapes what comes in, in text and attributes', () =>
    expect(markup`<p title="${'"><script>'}">${"A&B's <b>"}</p>`.text).toBe(
      '<p title="&quot;&gt;&lt;script&gt;">A&amp;B&#39;s &lt;b&gt;</p>',
    ));

  it('keeps markup, lists and numbers, and leaves null out', () =>
    expect(markup`<ul>${[markup`<li>${1}</li>`, markup`<li>${2.5}</li>`]}${null}</ul>`.text).toBe(
      '<ul><li>1</li><li>2.5</li></ul>',
    ));

  it('drops control characters', () => expect(markup`${'a\u0000\u001bb\nc'}`.text).toBe('ab\nc'));

  it('writes JSON that cannot end its script element and reads back equal', () => {
    const value = { text: '</script><!-- & \u2028', list: [1, null] };
    const json = scriptJson(value);
    expect(json).toBeInstanceOf(Markup);
    expect(json.text).not.toMatch(/[<>&\u2028]/);
    expect(JSON.parse(json.text)).toEqual(value);
  });
});
