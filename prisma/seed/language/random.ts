/**
 * Chance that is the same each time: a stream of numbers that depends on its name only, so that adding one thing to the
 * workspace leaves the rest as it was. Mulberry32 over an FNV-1a hash of the name.
 */
export class Random {
  private state: number

  constructor(name: string) {
    this.state = 2_166_136_261
    for (const char of name) this.state = Math.imul(this.state ^ (char.codePointAt(0) ?? 0), 16_777_619)
  }

  /** In [0, 1). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1))
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  /** Around `mean`, bell-shaped (sum of twelve). */
  normal(mean: number, sd: number): number {
    let sum = -6
    for (let term = 0; term < 12; term++) sum += this.next()
    return mean + sd * sum
  }

  /** A copy in another order. */
  shuffle<T>(things: readonly T[]): T[] {
    const left = [...things]
    return things.flatMap(() => left.splice(this.int(0, left.length - 1), 1))
  }
}

/** An id that looks random and is the same each time: a version-4 UUID from a name. */
export function idOf(name: string): string {
  const random = new Random(`id ${name}`)
  const hex = Array.from({ length: 32 }, () => Math.floor(random.next() * 16).toString(16))
  hex[12] = '4'
  hex[16] = ((Number.parseInt(hex[16] ?? '0', 16) & 3) | 8).toString(16)
  return hex.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** An unguessable-looking token of 32 bytes, base64url, the same each time. */
export function tokenOf(name: string): string {
  const random = new Random(`token ${name}`)
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  return Array.from({ length: 43 }, () => alphabet[random.int(0, 63)]).join('')
}
