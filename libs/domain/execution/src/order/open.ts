import type { Order } from './events.ts';

export const isOpen = ({ status }: Order): boolean =>
  status === 'accepted' ||
  status === 'submitted' ||
  status === 'intended' ||
  status === 'queued' ||
  status === 'unknown';
