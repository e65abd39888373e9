// What `client-mends.ts` touches within kafkajs 2.2.4, which does not declare it.

declare module 'kafkajs/src/network/requestQueue/index.js' {
  class RequestQueue {
    readonly pending: readonly unknown[];
    readonly throttledUntil: number;
    scheduleCheckPendingRequests(): void;
  }
  export = RequestQueue;
}

declare module 'kafkajs/src/cluster/index.js' {
  class Cluster {
    readonly brokerPool: { readonly metadata: object | null };
    readonly targetTopics: ReadonlySet<string>;
    addMultipleTargetTopics(topics: readonly string[]): Promise<void>;
  }
  export = Cluster;
}

declare module 'kafkajs/src/consumer/consumerGroup.js' {
  interface Coordinator {
    describeGroups(terms: { readonly groupIds: readonly string[] }): Promise<{
      readonly groups: readonly { readonly members: readonly { readonly memberId: string }[] }[];
    }>;
    leaveGroup(terms: { readonly groupId: string; readonly memberId: string }): Promise<unknown>;
  }
  class ConsumerGroup {
    readonly assigners: readonly object[];
    readonly groupId: string;
    /** Null or empty where it is no member. */
    readonly memberId: string | null;
    readonly cluster: {
      findGroupCoordinator(terms: { readonly groupId: string }): Promise<Coordinator>;
    };
    joinAndSync(): Promise<void>;
  }
  export = ConsumerGroup;
}
