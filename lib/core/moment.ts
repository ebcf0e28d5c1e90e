/**
 * A moment as other tools write it: ISO 8601; of Jira with "+0000" for the zone; of GitLab "2026-11-02 10:00:00 UTC" in issues of its
 * older versions and "2026-11-02 11:00:00 +0100" in deployments. Null where there is none, or it cannot be read.
 */
export function momentOf(text: string | undefined): Date | null {
  const iso = text
    ?.trim()
    .replace(/^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}(?:\.\d+)?) ?(UTC|Z|[+-]\d{2}:?\d{2})$/, '$1T$2$3')
    .replace(/UTC$/, 'Z')
    .replace(/([+-]\d{2})(\d{2})$/, '$1:$2')
  return iso && /T.*(Z|[+-]\d{2}:\d{2})$/.test(iso) && !Number.isNaN(Date.parse(iso)) ? new Date(iso) : null
}
