import type { ReactNode } from "react";

/** What something is called, and what it is. */
export type Fact = readonly [name: string, value: ReactNode];

/** Facts under each other, each beside its name. What is a fact of this visit is no text to be translated elsewhere. */
export function FactList({
  facts,
  className = "facts",
}: {
  readonly facts: readonly Fact[];
  readonly className?: string;
}) {
  return (
    <dl className={className}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd translate="no">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
