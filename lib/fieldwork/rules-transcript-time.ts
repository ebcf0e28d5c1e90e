/** A time in a recording as tools write it: `0:03`, `00:01:02.480`, `00:01:02,480`, with frames `00:01:02:11`. */
export const TIME = String.raw`(?:\d{1,3}:)?\d{1,3}:\d{2}(?:[.,]\d{1,6}|:\d{2})?`

/** A time with what tools put around it: `[0:03]`, `(0:03)`, `<0:03>`, `#00:00:12-3#`, and a range or a clock's am and pm. */
export const MARKED_TIME = String.raw`[\[(<{#]?\s?(${TIME})(?:-\d+)?(?:\s?(?:-->|[-–—])\s?${TIME})?(?:\s?[ap]\.?m\.?)?\s?[\])>}#]?`

/** Milliseconds from the start of the recording; null where it is no time. Frames are dropped. */
export function millisecondsOf(time: string): number | null {
  const match = /^(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:([.,])(\d{1,6})|:\d{2})?$/u.exec(time.trim())
  if (!match) return null
  const [, hours, minutes, seconds, , fraction] = match
  if (Number(seconds) > 59) return null
  const whole = (Number(hours ?? 0) * 60 + Number(minutes)) * 60 + Number(seconds)
  return whole * 1000 + Math.round(Number(`0.${fraction ?? 0}`) * 1000)
}

/** A time as the hub writes it: `00:01:02`, with milliseconds where there are any. */
export function writeTime(milliseconds: number): string {
  const pad = (value: number, size = 2) => String(Math.floor(value)).padStart(size, '0')
  const seconds = milliseconds / 1000
  const clock = `${pad(seconds / 3600)}:${pad((seconds / 60) % 60)}:${pad(seconds % 60)}`
  return milliseconds % 1000 ? `${clock}.${pad(milliseconds % 1000, 3)}` : clock
}
