import { boundedId } from '@/lib/core/bounded-id'
import { z } from 'zod'
import { repositoryNamed } from './rules-changes'
import { hostOf, isProduction } from './rules-production'
import { toldMoment, type DeliveryNews, type HookReader } from './rules-news'

const text = z.string().max(1_000)
const number = z.number().int()

/**
 * GitHub's event "deployment_status": docs.github.com, webhook events and payloads, and @octokit/webhooks-examples 7.6.1.
 * `production_environment` is missing from Enterprise Server's older messages, and false beside an environment that is called
 * "production" where the deployment was made by the API without saying it: so a false counts only where the name does not.
 * No message holds the time of a commit: that is in the pushes (`rules-changes.ts`).
 */
const gitHub = z.object({
  deployment_status: z.object({ state: text, created_at: toldMoment }).optional(),
  deployment: z
    .object({ id: number, environment: text, sha: text.nullish(), production_environment: z.boolean().nullish() })
    .optional(),
  repository: z.object({ full_name: text, html_url: text.optional() }).optional(),
})
export const readGitHub: HookReader = (body, { environments }) => {
  const { deployment_status: status, deployment, repository } = gitHub.parse(body)
  if (!status || !deployment || !repository) return []
  // "inactive" is told of the former deployment when the next one succeeds; "failure" of one that did not reach anybody.
  if (status.state !== 'success') return []
  const told = deployment.production_environment ? true : undefined
  if (!isProduction(deployment.environment, told, environments)) return []
  const id = `${hostOf(repository.html_url, 'github')}/deployments/${deployment.id}`
  const where = repositoryNamed(repository.html_url, 'github', repository.full_name)
  return [deployed(id, status.created_at, repository.full_name, where, deployment)]
}

/**
 * GitLab's "Deployment Hook": docs.gitlab.com, webhook events. `environment_tier` is there since 16.0; the time is
 * "2026-11-02 11:00:00 +0100". The whole name of the commit is at the end of `commit_url`.
 */
const gitLab = z.object({ object_kind: text, status: text.optional() })
const gitLabDeployment = z.object({
  status_changed_at: toldMoment,
  deployment_id: number,
  environment: text,
  environment_tier: text.nullish(),
  commit_url: text.nullish(),
  project: z.object({ path_with_namespace: text, web_url: text.optional() }),
})
export const readGitLab: HookReader = (body, { environments }) => {
  const { object_kind: kind, status } = gitLab.parse(body)
  if (kind !== 'deployment' || status !== 'success') return []
  const { status_changed_at: at, project, ...deployment } = gitLabDeployment.parse(body)
  const tier = deployment.environment_tier
  if (!isProduction(deployment.environment, tier ? tier === 'production' : undefined, environments)) return []
  const id = `${hostOf(project.web_url, 'gitlab')}/deployments/${deployment.deployment_id}`
  const where = repositoryNamed(project.web_url, 'gitlab', project.path_with_namespace)
  const sha = /\/commit\/([0-9a-f]{40,64})$/i.exec(deployment.commit_url ?? '')?.[1]
  return [deployed(id, at, project.path_with_namespace, where, { sha, environment: deployment.environment })]
}

const deployed = (
  id: string,
  at: Date,
  service: string,
  repository: string,
  { sha, environment }: { sha?: string | null | undefined; environment: string },
): DeliveryNews => ({
  kind: 'deployment',
  id,
  at,
  statedAt: at,
  service: boundedId(service, 200),
  ...(sha && { repository, sha, environment: boundedId(environment, 200) }),
})
