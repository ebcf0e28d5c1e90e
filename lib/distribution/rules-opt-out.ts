/** How long "not for a while" is. */
export const OPT_OUT_DAYS = 90
