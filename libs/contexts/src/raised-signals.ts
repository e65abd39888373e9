import type { SignalsRaised } from '@stratvector/contracts';
import type { StrategyId } from '@stratvector/model';

/** What strategies have said and risk has not reviewed: one message for each of them and each instant. */
export class RaisedSignals {
  /** In the order in which they are reviewed. */
  readonly #strategies: readonly StrategyId[];
  readonly #raised = new Map<StrategyId, readonly SignalsRaised[]>();

  constructor(strategies: readonly StrategyId[]) {
    this.#strategies = strategies;
  }

  /** Whether every strategy has said what it wants at the next instant. */
  get isComplete(): boolean {
    return this.#strategies.every((id) => this.#of(id).length > 0);
  }

  add(message: SignalsRaised): void {
    this.#raised.set(message.strategyId, [...this.#of(message.strategyId), message]);
  }

  /** Those of the next instant. */
  take(): readonly SignalsRaised[] {
    return this.#strategies.flatMap((id) => {
      const [first, ...rest] = this.#of(id);
      this.#raised.set(id, rest);
      return first ?? [];
    });
  }

  #of(id: StrategyId): readonly SignalsRaised[] {
    return this.#raised.get(id) ?? [];
  }
}
