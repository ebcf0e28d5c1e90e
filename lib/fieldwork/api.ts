import { z } from 'zod'
import { pageOf, pageQuery } from '@/lib/core/paging'
import { id } from '@/lib/core/zod'
import { endpoint } from '@/lib/server/http/endpoint'
import { createSession, editSession } from './commands'
import { recordConsent, withdrawConsent } from './commands-consent'
import { deleteSession } from './commands-delete'
import { changeHighlight, createHighlight, removeHighlight } from './commands-highlight'
import { addParticipant, changeParticipant, mergeParticipants } from './commands-participants'
import { markDone } from './commands-rewrites'
import { getSession, listSessions } from './queries'
import { listRewrites } from './queries-rewrites'
import {
  addedParticipantSchema,
  consentSchema,
  highlightPatchSchema,
  highlightSchema,
  highlightViewSchema,
  mergeSchema,
  newSessionSchema,
  participantPatchSchema,
  rewriteSchema,
  sessionFilterSchema,
  sessionPatchSchema,
  sessionSchema,
  sessionSummarySchema,
} from './schema'

/** A transcript of many hours, with JSON's escapes. */
const maxBody = 5_000_000
const exampleId = '5d0f6a52-0000-4000-8000-000000000001'
const byId = z.object({ id })

export const endpoints = {
  list: endpoint({
    method: 'GET',
    path: '/sessions',
    summary: 'Interviews, embeds and observations, newest first, without their text.',
    access: 'session.read',
    query: z.strictObject({ ...sessionFilterSchema.shape, ...pageQuery.shape }),
    answer: pageOf(sessionSummarySchema),
    example: { query: { kind: 'interview', limit: 20 } },
    run: ({ actor, query, now }) => listSessions(actor, query, () => now),
  }),
  create: endpoint({
    method: 'POST',
    path: '/sessions',
    summary: 'Record a session: who took part, what they agreed to, and its text (speaker-labelled Markdown or notes).',
    access: 'session.write',
    body: newSessionSchema,
    answer: sessionSchema,
    status: 201,
    maxBody,
    example: {
      body: {
        kind: 'interview',
        title: 'Waiting for builds',
        date: '2026-03-04',
        participants: [{ pseudonym: 'P1' }],
        consent: { scope: 'a-year' },
        body: '**Interviewer:** How long do you wait?\n\n**P1:** Forty minutes, most days.',
      },
    },
    run: ({ actor, body, now }) => createSession(actor, body, () => now),
  }),
  get: endpoint({
    method: 'GET',
    path: '/sessions/{id}',
    summary: 'One session with its text, its turns and who speaks in each, participants, highlights and findings.',
    access: 'session.read',
    params: byId,
    answer: sessionSchema,
    example: { params: { id: exampleId } },
    run: ({ actor, params, now }) => getSession(actor, params.id, () => now),
  }),
  edit: endpoint({
    method: 'PATCH',
    path: '/sessions/{id}',
    summary: 'Edit a session. Highlights follow their words; with a stale baseVersion it is refused.',
    access: 'session.write',
    params: byId,
    body: sessionPatchSchema,
    answer: sessionSchema,
    maxBody,
    example: { params: { id: exampleId }, body: { title: 'Waiting for builds', baseVersion: 1 } },
    run: ({ actor, params, body, now }) => editSession(actor, params.id, body, () => now),
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/sessions/{id}',
    summary: 'Delete a session that was made by mistake: nothing in it is highlighted or evidence.',
    access: 'session.write',
    params: byId,
    answer: z.void(),
    status: 204,
    example: { params: { id: exampleId } },
    run: ({ actor, params }) => deleteSession(actor, params.id),
  }),
  highlight: endpoint({
    method: 'POST',
    path: '/sessions/{id}/highlights',
    summary: 'Mark words of the text, with tags and a note; they become evidence. 422 when they are not in it.',
    access: 'session.write',
    params: byId,
    body: highlightSchema,
    answer: highlightViewSchema,
    status: 201,
    example: { params: { id: exampleId }, body: { quote: 'Forty minutes, most days.', tags: ['builds'] } },
    run: ({ actor, params, body, now }) => createHighlight(actor, params.id, body, () => now),
  }),
  removeHighlight: endpoint({
    method: 'DELETE',
    path: '/sessions/{id}/highlights/{hid}',
    summary: 'Take a highlight away, with its evidence.',
    access: 'session.write',
    params: z.object({ id, hid: id }),
    answer: z.null(),
    status: 204,
    example: { params: { id: exampleId, hid: exampleId } },
    run: async ({ actor, params }) => {
      await removeHighlight(actor, params.id, params.hid)
      return null
    },
  }),
  consent: endpoint({
    method: 'PUT',
    path: '/sessions/{id}/participants/{pid}/consent',
    summary: 'Record what a participant agreed to, after asking again or where an import assumed it.',
    access: 'session.write',
    params: z.object({ id, pid: id }),
    body: consentSchema,
    answer: sessionSchema,
    example: { params: { id: exampleId, pid: exampleId }, body: { scope: '90-days' } },
    run: ({ actor, params, body, now }) => recordConsent(actor, params.id, params.pid, body, () => now),
  }),
  withdraw: endpoint({
    method: 'DELETE',
    path: '/sessions/{id}/participants/{pid}/consent',
    summary: 'A participant takes their consent back: their words leave transcript, highlights, evidence and insights.',
    access: 'session.write',
    params: z.object({ id, pid: id }),
    answer: sessionSchema,
    example: { params: { id: exampleId, pid: exampleId } },
    run: ({ actor, params, now }) => withdrawConsent(actor, params.id, params.pid, () => now),
  }),
  changeHighlight: endpoint({
    method: 'PATCH',
    path: '/sessions/{id}/highlights/{hid}',
    summary: 'Change the tags, the note, the readers or the speaker of a highlight. Its evidence follows.',
    access: 'session.write',
    params: z.object({ id, hid: id }),
    body: highlightPatchSchema,
    answer: highlightViewSchema,
    example: { params: { id: exampleId, hid: exampleId }, body: { tags: ['builds', 'waiting'] } },
    run: ({ actor, params, body, now }) => changeHighlight(actor, params.id, params.hid, body, () => now),
  }),
  addParticipant: endpoint({
    method: 'POST',
    path: '/sessions/{id}/participants',
    summary: 'Add a person who took part. Without a consent their words cannot be highlighted yet.',
    access: 'session.write',
    params: byId,
    body: addedParticipantSchema,
    answer: sessionSchema,
    status: 201,
    example: { params: { id: exampleId }, body: { pseudonym: 'P2', speaker: 'Bo', consent: { scope: 'this-study' } } },
    run: ({ actor, params, body, now }) => addParticipant(actor, params.id, body, () => now),
  }),
  changeParticipant: endpoint({
    method: 'PATCH',
    path: '/sessions/{id}/participants/{pid}',
    summary: 'Correct who a participant is, which label in the text is theirs, or record what they agreed to.',
    access: 'session.write',
    params: z.object({ id, pid: id }),
    body: participantPatchSchema,
    answer: sessionSchema,
    example: { params: { id: exampleId, pid: exampleId }, body: { consent: { scope: 'a-year' } } },
    run: ({ actor, params, body, now }) => changeParticipant(actor, params.id, params.pid, body, () => now),
  }),
  mergeParticipants: endpoint({
    method: 'POST',
    path: '/sessions/{id}/participants/{pid}/merge',
    summary: 'Two participants are one person: the labels and highlights of this one become the other one’s.',
    access: 'session.write',
    params: z.object({ id, pid: id }),
    body: mergeSchema,
    answer: sessionSchema,
    example: { params: { id: exampleId, pid: exampleId }, body: { into: exampleId } },
    run: ({ actor, params, body, now }) => mergeParticipants(actor, params.id, params.pid, body.into, () => now),
  }),
  rewrites: endpoint({
    method: 'GET',
    path: '/rewrites',
    summary: 'Texts that still hold withdrawn words or a name and must be rewritten by a person, the oldest first.',
    access: 'session.write',
    query: z.strictObject(pageQuery.shape),
    answer: pageOf(rewriteSchema),
    example: { query: { limit: 20 } },
    run: ({ actor, query }) => listRewrites(actor, query),
  }),
  rewriteDone: endpoint({
    method: 'POST',
    path: '/rewrites/{id}/done',
    summary: 'Say that a text was rewritten and holds the words no longer.',
    access: 'session.write',
    params: byId,
    answer: z.object({ done: z.literal(true) }),
    example: { params: { id: exampleId } },
    run: async ({ actor, params, now }) => {
      await markDone(actor, params.id, () => now)
      return { done: true as const }
    },
  }),
}
