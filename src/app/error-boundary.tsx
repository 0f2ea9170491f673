import { Component, type ReactNode } from "react";
import i18next from "i18next";
import "./error-boundary.css";

interface State {
  readonly error: Error | null;
}

/** Catches what no screen expected: says so plainly, and that nothing was lost or sent. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <main className="crash">
        <h1>{i18next.t("crash.title")}</h1>
        <p>{i18next.t("crash.what")}</p>
        <button type="button" className="button button--main" onClick={() => location.reload()}>
          {i18next.t("crash.reload")}
        </button>
        <details>
          <summary>{i18next.t("crash.details")}</summary>
          <pre>{`${error.name}: ${error.message}`}</pre>
        </details>
      </main>
    );
  }
}
