import type { Timestamp } from '@stratvector/kernel';
import { requestId } from '@stratvector/model';
import type {
  RequestId,
  VenueAnswer,
  VenueExecution,
  VenueOrder,
  VenuePosition,
  VenueQuestion,
} from '@stratvector/model';
import type { VenueSnapshot } from './snapshot.ts';

/** Executions after orders, so that what the venue armed by itself is known when it has filled. */
export const QUESTIONS: readonly VenueQuestion[] = [
  'open-orders',
  'completed-orders',
  'executions',
  'positions',
];

/** Gathers what answers the questions of one run; answers to anything else it passes over. */
export class Gathering {
  readonly run: string;
  readonly #questions: ReadonlyMap<RequestId, VenueQuestion>;
  readonly #ended = new Set<VenueQuestion>();
  readonly #open: VenueOrder[] = [];
  readonly #completed: VenueOrder[] = [];
  readonly #executions: VenueExecution[] = [];
  readonly #positions: VenuePosition[] = [];
  readonly #since: Timestamp;
  #coversFrom: Timestamp;

  /** `since`: of what ended or was executed before our books need not know any more, and it is passed over. */
  constructor(run: string, since: Timestamp) {
    this.run = run;
    this.#since = since;
    this.#coversFrom = since;
    this.#questions = new Map(QUESTIONS.map((question) => [requestOf(run, question), question]));
  }

  /** False for an answer to another run. */
  add(answer: VenueAnswer): boolean {
    const question = this.#questions.get(answer.request);
    if (question === undefined || this.#isOver(answer)) return false;
    switch (answer.type) {
      case 'OrderReported':
        (question === 'open-orders' ? this.#open : this.#completed).push(answer.order);
        return true;
      case 'ExecutionReported':
        this.#executions.push(answer.execution);
        return true;
      case 'PositionReported':
        this.#positions.push(answer.position);
        return true;
      case 'AnswerEnded':
        this.#end(question, answer.coversFrom);
        return true;
    }
  }

  has(question: VenueQuestion): boolean {
    return this.#ended.has(question);
  }

  /** An answer that lacks its end proves no absence. */
  get isComplete(): boolean {
    return this.#ended.size === QUESTIONS.length;
  }

  get listed(): readonly VenueOrder[] {
    return [...this.#open, ...this.#completed];
  }

  get snapshot(): VenueSnapshot {
    return {
      openOrders: this.#open,
      completedOrders: this.#completed,
      executions: this.#executions,
      positions: this.#positions,
      coversFrom: this.#coversFrom,
    };
  }

  #end(question: VenueQuestion, coversFrom: Timestamp | null): void {
    this.#ended.add(question);
    if (coversFrom !== null && coversFrom > this.#coversFrom) this.#coversFrom = coversFrom;
  }

  #isOver(answer: VenueAnswer): boolean {
    if (answer.type === 'ExecutionReported') return answer.execution.at < this.#since;
    if (answer.type !== 'OrderReported') return false;
    const { endedAt } = answer.order;
    return endedAt !== null && endedAt < this.#since;
  }
}

export const requestOf = (run: string, question: VenueQuestion): RequestId =>
  requestId(`${run}/${question}`);
