/** A secret that was just made: it is shown this once. */
export const MadeSecret = ({ secret }: { secret: string }) => (
  <div className="rounded-md border border-good/50 bg-good-soft px-3 py-2.5 text-ink">
    <p className="font-medium">Copy the secret now. It is not shown again.</p>
    <code className="mt-1 block font-mono text-sm break-all select-all">{secret}</code>
  </div>
)
