import { expectedVolumes } from '@stratvector/domain-execution';
import { timestampOfMilliseconds } from '@stratvector/kernel';
import { countOfNumber } from '@stratvector/model';
import type { InstrumentId, Quantity } from '@stratvector/model';
import type { Agenda } from './agenda.ts';
import { FIRST_OF_SESSION, LAST_OF_SESSION } from './plan.ts';
import type { PlannedInstrument } from './plan.ts';
import type { Timeline } from './timeline.ts';
import type { WorkedBar, WorkedBars } from './wiring.ts';

/** Past sessions of which the mean volume is taken. */
const SESSIONS = 20;

interface Parts {
  readonly agenda: Agenda;
  readonly timeline: Timeline;
  /** What is decided on a bar may fill at its close. */
  readonly onWorked: (place: number) => void;
}

/** The columns as bars, for orders that are worked over time; nothing looks past the last close. */
export class ColumnBars implements WorkedBars {
  readonly #instruments: readonly PlannedInstrument[];
  readonly #places = new Map<InstrumentId, number>();
  readonly #parts: Parts;

  constructor(instruments: readonly PlannedInstrument[], parts: Parts) {
    this.#instruments = instruments;
    this.#parts = parts;
    instruments.forEach(({ instrument }, place) => this.#places.set(instrument.id, place));
  }

  last(id: InstrumentId): WorkedBar {
    const { place, planned } = this.#find(id);
    const { columns, instrument, sessionEdges } = planned;
    const bar = this.#parts.timeline.rows[place] ?? 0;
    const traded = columns.hasVolume ? (columns.volume[bar] ?? 0) : 0;
    return {
      bar,
      volume: countOfNumber(traded, instrument.quantityDecimals) as Quantity,
      endsSession: ((sessionEdges[bar] ?? 0) & LAST_OF_SESSION) !== 0,
    };
  }

  expected(id: InstrumentId, count: number): readonly number[] {
    const { place, planned } = this.#find(id);
    const { sessionEdges } = planned;
    let row = this.#parts.timeline.rows[place] ?? 0;
    const begun: number[] = [];
    // The session under way is none of the past.
    while (row >= 0 && ((sessionEdges[row] ?? 0) & LAST_OF_SESSION) === 0) {
      begun.push(row);
      row -= 1;
      if (((sessionEdges[row + 1] ?? 0) & FIRST_OF_SESSION) !== 0) break;
    }
    return expectedVolumes(pastSessions(planned, row), begun.length, count);
  }

  /** After the review of the instant at which the next bar closes. */
  next(id: InstrumentId, run: Parameters<WorkedBars['next']>[1]): void {
    const { place, planned } = this.#find(id);
    const { agenda, timeline, onWorked } = this.#parts;
    const at = planned.columns.closeTime[(timeline.rows[place] ?? -1) + 1];
    if (at === undefined) return;
    agenda.add({
      at,
      phase: 'slice',
      run: () => {
        run(this.last(id), timestampOfMilliseconds(at));
        onWorked(place);
      },
    });
  }

  #find(id: InstrumentId): { readonly place: number; readonly planned: PlannedInstrument } {
    const place = this.#places.get(id) ?? -1;
    const planned = this.#instruments[place];
    if (!planned) throw new RangeError(`the run has no instrument ${id}`);
    return { place, planned };
  }
}

/** The volumes of the sessions that end at a row and before it. */
const pastSessions = (
  { columns, sessionEdges }: PlannedInstrument,
  last: number,
): readonly (readonly number[])[] => {
  const sessions: number[][] = [];
  let volumes: number[] = [];
  for (let row = last; row >= 0 && sessions.length < SESSIONS; row -= 1) {
    volumes.unshift(columns.volume[row] ?? 0);
    if (((sessionEdges[row] ?? 0) & FIRST_OF_SESSION) === 0) continue;
    sessions.push(volumes);
    volumes = [];
  }
  return sessions;
};
