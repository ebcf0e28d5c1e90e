import type { HookTool } from '@/lib/outcomes/hooks/schema'

/** Each tool's name, what is set in its webhook, and what is counted of its messages. */
export const HOOK_LABELS: Record<HookTool, { name: string; how: string; counts: string }> = {
  github: {
    name: 'GitHub',
    how:
      'Content type application/json, the secret as “Secret”, the events “Deployment statuses”, and “Pushes” and ' +
      '“Pull requests” for the lead time.',
    counts:
      'Deployments to production that succeeded. The lead time begins with the oldest commit pushed since the deployment ' +
      'before; one that goes back to an earlier commit takes that one back.',
  },
  gitlab: {
    name: 'GitLab',
    how: 'The secret as “Secret token”, the triggers “Deployment events”, and “Push events” for the lead time.',
    counts: 'Deployments to the production tier that succeeded; commits as from GitHub.',
  },
  pagerduty: {
    name: 'PagerDuty',
    how: 'A V3 webhook with the events incident.triggered, incident.resolved and incident.reopened. Copy its signing secret to here.',
    counts: 'Incidents of high urgency. One that is merged into another is part of that one.',
  },
  'incident-io': {
    name: 'incident.io',
    how: 'The events “Public incident created”, “updated” and “status updated”. Copy the signing secret to here.',
    counts: 'Incidents past triage. Tests, tutorials, and what was declined, merged or canceled are none.',
  },
  opsgenie: {
    name: 'Opsgenie',
    how:
      'An outgoing webhook for the actions create, close and delete, with a custom header Authorization: Bearer and an ' +
      'API token of an advocate.',
    counts: 'Alerts of priority P1 and P2, or those named by ?severities= in the address. A deleted alert is none.',
  },
  statuspage: {
    name: 'Statuspage',
    how:
      'Subscribe this address to the page’s updates by webhook. Statuspage signs nothing: the address holds a key, made ' +
      'once there is a secret above.',
    counts:
      'Incidents of major or critical impact, or those named by &severities= in the address. Maintenance is none.',
  },
  alertmanager: {
    name: 'Alertmanager and Grafana',
    how: 'A receiver with webhook_configs, or a contact point “Webhook”; as authorization credentials an API token of an advocate.',
    counts: 'Alerts with the label severity: critical, or those named by ?severities= in the address.',
  },
  cdevents: {
    name: 'CDEvents',
    how: 'service.deployed, service.upgraded, service.rolledback, incident.detected and incident.resolved, with an API token of an advocate.',
    counts: 'Services deployed to production; a roll back is a deployment that was not planned.',
  },
}
