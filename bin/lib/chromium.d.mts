/** The Chromium to test with, or null; see chromium.mjs. */
export function findChromium(): Promise<string | null>
