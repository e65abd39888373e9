import { BadRequestException } from '@nestjs/common';

export const LIMIT_MAX = 500;
const LIMIT = 100;

/** A part of a list, and where the next one starts; null at its end. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** What a caller asks for, as it came. */
export interface PageQuery {
  readonly limit?: string;
  readonly cursor?: string;
}

interface Asked {
  readonly limit: number;
  /** The place of the last item that the caller has. */
  readonly after: number;
}

const limitOf = (text: string | undefined): number => {
  if (text === undefined) return LIMIT;
  const limit = Number(text);
  if (Number.isInteger(limit) && limit >= 1 && limit <= LIMIT_MAX) return limit;
  throw new BadRequestException({
    code: 'LIMIT_OUT_OF_RANGE',
    detail: `limit: found "${text}", allowed is a whole number from 1 to ${String(LIMIT_MAX)}`,
  });
};

const cursorOf = (place: number): string =>
  Buffer.from(`after:${String(place)}`).toString('base64url');

const placeOf = (cursor: string | undefined): number => {
  if (cursor === undefined) return 0;
  const [, digits] = /^after:(\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (digits !== undefined) return Number(digits);
  throw new BadRequestException({
    code: 'CURSOR_UNKNOWN',
    detail: 'cursor: this is none that was given out; take nextCursor of the page before',
  });
};

/** @throws BadRequestException for a limit or a cursor that cannot be. */
export const askedOf = ({ limit, cursor }: PageQuery): Asked => ({
  limit: limitOf(limit),
  after: placeOf(cursor),
});

/** The page of items that counts from 1 in the order of their places. */
export const pageOf = <From, Item>(
  all: readonly From[],
  query: PageQuery,
  show: (item: From) => Item,
): Page<Item> => {
  const { limit, after } = askedOf(query);
  const items = all.slice(after, after + limit);
  const end = after + items.length;
  return {
    items: items.map(show),
    nextCursor: end < all.length ? cursorOf(end) : null,
  };
};

/** The same where the items were read from behind `after` on, one more than asked for. */
export const pageRead = <From, Item>(
  read: readonly From[],
  { limit, after }: Asked,
  show: (item: From) => Item,
): Page<Item> => ({
  items: read.slice(0, limit).map(show),
  nextCursor: read.length > limit ? cursorOf(after + limit) : null,
});
