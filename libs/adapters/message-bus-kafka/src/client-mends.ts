import { createRequire } from 'node:module';
import Cluster from 'kafkajs/src/cluster/index.js';
import ConsumerGroup from 'kafkajs/src/consumer/consumerGroup.js';
import RequestQueue from 'kafkajs/src/network/requestQueue/index.js';

/** The release whose inside was read for these mends. */
const MENDED_VERSION = '2.2.4';

/** By the assigner of a consumer: what has to be done before it joins its group again. */
const beforeJoining = new WeakMap<object, () => Promise<void>>();

/** Has `handOver` awaited whenever the consumer with this assigner is about to join its group. */
export const beforeJoin = (assigner: object, handOver: () => Promise<void>): void => {
  beforeJoining.set(assigner, handOver);
};

/** Assigners of consumers that are the only members of their groups. */
const alone = new WeakSet<object>();

/** Has whoever else is a member of the group put out of it when the consumer with this assigner joins. */
export const joinAlone = (assigner: object): void => {
  alone.add(assigner);
};

/** Of a process that was killed a member stays until its session ends, and nobody reads for so long. */
const putOthersOut = async ({ cluster, groupId }: ConsumerGroup): Promise<void> => {
  const coordinator = await cluster.findGroupCoordinator({ groupId });
  const { groups } = await coordinator.describeGroups({ groupIds: [groupId] });
  for (const { memberId } of groups.flatMap(({ members }) => members))
    // One that has left by itself meanwhile is gone all the same.
    await coordinator.leaveGroup({ groupId, memberId }).catch(() => undefined);
};

/** A queue with nothing in it asks every millisecond whether that is still so: 3 % of a core for an idle client. */
const restWhenIdle = (): void => {
  const schedule = Reflect.get(RequestQueue.prototype, 'scheduleCheckPendingRequests');
  RequestQueue.prototype.scheduleCheckPendingRequests = function scheduled() {
    if (this.pending.length === 0 && this.throttledUntil <= Date.now()) return;
    schedule.call(this);
  };
};

/** A lock that is taken on every send lets the last in a row go before the one ahead of it. */
const passKnownTopics = (): void => {
  const add = Reflect.get(Cluster.prototype, 'addMultipleTargetTopics');
  Cluster.prototype.addMultipleTargetTopics = async function added(topics) {
    if (this.brokerPool.metadata && topics.every((topic) => this.targetTopics.has(topic))) return;
    await add.call(this, topics);
  };
};

/** Joining gives partitions away, and kafkajs tells nobody before it does so. */
const handOverBeforeJoining = (): void => {
  const join = Reflect.get(ConsumerGroup.prototype, 'joinAndSync');
  ConsumerGroup.prototype.joinAndSync = async function joined() {
    for (const assigner of this.assigners) {
      await beforeJoining.get(assigner)?.();
      if (alone.has(assigner) && !this.memberId) await putOthersOut(this);
    }
    await join.call(this);
  };
};

const versionOf = (manifest: unknown): unknown =>
  typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? manifest.version
    : undefined;

let isMended = false;

/** Mends kafkajs within this process, once; refuses a release that it was not read for. */
export const mendClient = (): void => {
  if (isMended) return;
  const version = versionOf(createRequire(import.meta.url)('kafkajs/package.json'));
  if (version !== MENDED_VERSION)
    throw new Error(
      `kafkajs is ${String(version)}, and the mends of message-bus-kafka are for ${MENDED_VERSION}: read its inside anew, or pin ${MENDED_VERSION}`,
    );
  for (const mend of [restWhenIdle, passKnownTopics, handOverBeforeJoining]) mend();
  isMended = true;
};
