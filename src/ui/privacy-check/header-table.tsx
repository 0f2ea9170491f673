import { useTranslation } from "react-i18next";
import { SITE_HEADERS, type SiteHeader } from "./site-headers.ts";

/** Which of the site's headers this host sends; nothing when it could not be asked. */
export function HeaderTable({ headers }: { readonly headers: readonly SiteHeader[] | null }) {
  const { t } = useTranslation();
  if (headers === null) return null;
  return (
    <section className="check__part" aria-labelledby="check-headers">
      <h2 id="check-headers">{t("privacyCheck.headers.title")}</h2>
      <table className="check__table">
        <caption className="out-of-sight">{t("privacyCheck.headers.caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("privacyCheck.headers.header")}</th>
            <th scope="col">{t("privacyCheck.headers.state")}</th>
          </tr>
        </thead>
        <tbody>
          {SITE_HEADERS.map((name) => (
            <tr key={name}>
              <th scope="row">
                <code className="check__name">{name}</code>
                <span className="check__what">{t(`privacyCheck.headers.what.${name}`)}</span>
              </th>
              <td>
                {headers.includes(name) ? (
                  t("privacyCheck.headers.sent")
                ) : (
                  <strong>{t("privacyCheck.headers.missing")}</strong>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
