import type { HookTool } from '@/lib/outcomes/hooks/schema'

/** Each tool's name, what is set in its webhook, and what is counted of its messages. */
export const HOOK_LABELS: Record<HookTool, { name: string; how: string; counts: string }> = {
  github: {
    name: 'GitHub',
    how: 'Content type application/json, the secret as “Secret”, the event “Deployment statuses”.',
    counts: 'Deployments to production that succeeded.',
  },
  gitlab: {
    name: 'GitLab',
    how: 'The secret as “Secret token”, the trigger “Deployment events”.',
    counts: 'Deployments to the production tier that succeeded.',
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
