interface Retired {
  name: string
  /** "2027-03-31" */
  lastDay: string
  replacement: string
  plan: string
  team: string | null
  url: string
}

/** The mail to one person of a team that still uses a capability. */
export const retirementMail = (to: string, { name, lastDay, replacement, plan, team, url }: Retired) => ({
  to,
  subject: `${name} ends on ${lastDay}`.slice(0, 200),
  text: `${[
    `${name} can be used until ${lastDay}. You get this because your team is known to use it.`,
    `Instead: ${replacement}`,
    plan,
    team ? `Questions go to ${team}.` : '',
    `All about it:\n${url}`,
  ]
    .filter((part) => part.trim() !== '')
    .join('\n\n')}\n`,
  headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
})
