import type { EditorView } from '@codemirror/view'
import { apiPaths } from '@/lib/core/paths'

/** What the hub takes, for the browser's file chooser; the hub looks at the bytes. */
export const imageAccept = 'image/png,image/jpeg,image/gif,image/webp'

type Kept = { address: string } | { problem: string }

/** Sends an image to the hub. */
const keepImage = async (file: File): Promise<Kept> => {
  try {
    const response = await fetch(apiPaths.rfcImages(), {
      method: 'POST',
      headers: { 'content-type': file.type || 'application/octet-stream' },
      body: file,
    })
    const answer = (await response.json()) as { address?: string; detail?: string }
    return response.ok && answer.address
      ? { address: answer.address }
      : { problem: answer.detail ?? 'The image was not taken.' }
  } catch {
    return { problem: 'The server could not be reached, so the image was not added. Try again.' }
  }
}

let sent = 0

/**
 * Sends images and writes them into the text where they were dropped, each with room for what it shows; what is typed
 * meanwhile stays. @param tell what happened, in words
 */
export const insertImages = async (
  view: EditorView,
  files: readonly File[],
  at: number,
  tell: (words: string, bad?: boolean) => void,
): Promise<void> => {
  for (const file of files) {
    const waiting = `![](adding image ${(sent += 1)})`
    const from = Math.min(at, view.state.doc.length)
    view.dispatch({
      changes: { from, insert: waiting },
      selection: { anchor: from + waiting.length },
      userEvent: 'input.paste',
    })
    const kept = await keepImage(file)
    const now = view.state.doc.toString().indexOf(waiting)
    if (now < 0) return
    const text = 'address' in kept ? `![](${kept.address})` : ''
    view.dispatch({
      changes: { from: now, to: now + waiting.length, insert: text },
      // Between the brackets: what it shows is what there is to type next.
      ...(text && { selection: { anchor: now + 2 }, scrollIntoView: true }),
    })
    if ('problem' in kept) tell(kept.problem, true)
    else {
      tell('Image added. Type what it shows, for who does not see it.')
      view.focus()
    }
    at = now + text.length
  }
}

/** Images whose brackets are empty. */
export const undescribed = (body: string): number => body.match(/!\[\s*\]\(\/api\/v1\/rfcs\/images\//g)?.length ?? 0
