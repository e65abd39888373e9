declare module 'asciichart' {
  export interface PlotConfiguration {
    readonly height?: number;
    readonly format?: (value: number) => string;
  }
  export function plot(series: readonly number[], configuration?: PlotConfiguration): string;
}

declare module 'cli-progress' {
  export interface BarOptions {
    readonly format: string;
    readonly stream?: NodeJS.WritableStream;
    readonly clearOnComplete?: boolean;
    readonly hideCursor?: boolean;
  }
  export class SingleBar {
    constructor(options: BarOptions);
    start(total: number, value: number, payload?: object): void;
    update(value: number, payload?: object): void;
    stop(): void;
  }
}
