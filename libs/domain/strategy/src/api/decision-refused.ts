/** A strategy has answered with something that cannot be traded; the host says where and when. */
export class DecisionRefused extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'DecisionRefused';
  }
}
