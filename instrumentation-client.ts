/**
 * Runs before the pages' own scripts. zod would try whether it may compile code, which our content security policy refuses and reports;
 * told beforehand, it does not try. Set as zod keeps it, so that pages without zod do not load it for this.
 */
const shared = globalThis as { __zod_globalConfig?: { jitless?: boolean } }
shared.__zod_globalConfig = { ...shared.__zod_globalConfig, jitless: true }

export {}
