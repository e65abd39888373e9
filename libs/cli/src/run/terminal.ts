import { styleText } from 'node:util';

/** What a line may take, on any terminal and in a log. */
const WIDTH = 80;

/** A heading; bold where a terminal shows it and nobody has asked for plain text. */
export const heading = (text: string): string =>
  styleText('bold', text, { stream: process.stdout });

/** What has to be noticed. */
export const alerting = (text: string): string =>
  styleText(['bold', 'yellow'], text, { stream: process.stdout });

/** Text in lines of at most `WIDTH`, all of them indented; a word that is longer stays whole. */
export const wrapped = (text: string, indent: number): readonly string[] => {
  const space = ' '.repeat(indent);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && indent + longer.length > WIDTH) {
      lines.push(space + line);
      line = word;
    } else line = longer;
  }
  return [...lines, space + line];
};

/** `1 error`, `2,000 errors`. */
export const counted = (count: number, one: string): string =>
  `${count.toLocaleString('en-US')} ${one}${count === 1 ? '' : 's'}`;

const MILLION = 1e6;

/** `3.21 million bars/s`; under a tenth of it `12,345 bars/s`, so that a small run shows no zero. */
export const barRate = (perSecond: number, digits: number): string =>
  perSecond < MILLION / 10
    ? `${grouped(perSecond, 0)} bars/s`
    : `${(perSecond / MILLION).toFixed(digits)} million bars/s`;

/** No zero carries a sign. */
export const fixed = (value: number, digits: number): string =>
  value.toFixed(digits).replace(/^-(?=[0.]*$)/, '');

/** `1,234,567.89`. */
export const grouped = (value: number, digits: number): string =>
  fixed(value, digits).replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',');
