/**
 * The settings of a single node that is broker and controller at once. Replication of what is internal
 * has to be 1, its defaults are for three nodes; without the initial delay the first join of a group
 * does not wait, and with the short session a start after a crash does not either.
 */
export const serverProperties = (terms: {
  readonly port: number;
  readonly controllerPort: number;
  readonly data: string;
}): string =>
  Object.entries({
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${String(terms.controllerPort)}`,
    listeners: `PLAINTEXT://127.0.0.1:${String(terms.port)},CONTROLLER://127.0.0.1:${String(terms.controllerPort)}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${String(terms.port)}`,
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'controller.listener.names': 'CONTROLLER',
    'inter.broker.listener.name': 'PLAINTEXT',
    'log.dirs': terms.data,
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 1,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'transaction.state.log.num.partitions': 1,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    'share.coordinator.state.topic.num.partitions': 1,
    'default.replication.factor': 1,
    'min.insync.replicas': 1,
    'num.partitions': 1,
    'auto.create.topics.enable': false,
    'group.initial.rebalance.delay.ms': 0,
    'num.network.threads': 2,
    'num.io.threads': 4,
    'log.cleaner.dedupe.buffer.size': 8_388_608,
    'log.segment.bytes': 67_108_864,
    'broker.session.timeout.ms': 2000,
    'broker.heartbeat.interval.ms': 500,
  })
    .map(([name, value]) => `${name}=${String(value)}\n`)
    .join('');
