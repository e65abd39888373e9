/** Puts a value where none stands, for so many milliseconds; answers with the one that stood, or false. */
export const PUT_IF_ABSENT = `
local standing = redis.call('GET', KEYS[1])
if standing then return standing end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return false`;

/**
 * Takes a token of a bucket by the clock of the server, which all processes share; answers with the
 * milliseconds until there is one, 0 when there was.
 */
export const TAKE_TOKEN = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local capacity, per_second = tonumber(ARGV[1]), tonumber(ARGV[2])
local known = redis.call('HMGET', KEYS[1], 'tokens', 'at')
local tokens, at = tonumber(known[1]) or capacity, tonumber(known[2]) or now
local level = math.min(capacity, tokens + math.max(0, now - at) * per_second / 1000)
local wait = 0
if level >= 1 then level = level - 1 else wait = math.ceil((1 - level) * 1000 / per_second) end
redis.call('HSET', KEYS[1], 'tokens', tostring(level), 'at', string.format('%d', now))
redis.call('PEXPIRE', KEYS[1], math.ceil(capacity * 1000 / per_second) + 1000)
return wait`;
