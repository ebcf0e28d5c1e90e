/** How long "not for a while" is. */
export const QUIET_DAYS = 90
