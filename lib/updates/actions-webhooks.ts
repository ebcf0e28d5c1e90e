'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { systemClock } from '@/lib/core/clock'
import { paths } from '@/lib/core/paths'
import { action } from '@/lib/server/action'
import { addWebhook, deleteWebhook, retryDelivery, rotateSecret, testWebhook } from './commands-webhooks'
import { deliveryParams, webhookForm, webhookParams } from './schema-webhooks'

const add = action(webhookForm, (actor, input) => addWebhook(actor, input, systemClock()))
/** Adds a webhook, and answers its secret this once. */
export async function addWebhookAction(_: unknown, form: FormData) {
  const result = await add(form)
  if (result.ok) revalidatePath(paths.settingsWebhooks())
  return result
}

const rotate = action(webhookParams, (actor, { id }) => rotateSecret(actor, id, systemClock()))
/** Makes another secret, and answers it this once. */
export async function rotateSecretAction(_: unknown, form: FormData) {
  const result = await rotate(form)
  if (result.ok) revalidatePath(paths.settingsWebhook(result.data.id))
  return result
}

const test = action(webhookParams, async (actor, { id }) => ({
  ...(await testWebhook(actor, id, systemClock())),
  webhook: id,
}))
/** Sends a test, and answers how it went. */
export async function testWebhookAction(_: unknown, form: FormData) {
  const result = await test(form)
  if (result.ok) revalidatePath(paths.settingsWebhook(result.data.webhook))
  return result
}

const retry = action(deliveryParams, async (actor, { id, delivery }) => {
  await retryDelivery(actor, id, delivery)
  return { webhook: id }
})
/** Sends a message again. */
export async function retryDeliveryAction(_: unknown, form: FormData) {
  const result = await retry(form)
  if (result.ok) revalidatePath(paths.settingsWebhook(result.data.webhook))
  return result
}

const remove = action(webhookParams, (actor, { id }) => deleteWebhook(actor, id))
/** Sends nothing more to an address, and goes back to the list. */
export async function deleteWebhookAction(_: unknown, form: FormData) {
  const result = await remove(form)
  if (!result.ok) return result
  revalidatePath(paths.settingsWebhooks())
  redirect(paths.settingsWebhooks())
}
