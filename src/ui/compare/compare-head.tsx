import { useTranslation } from "react-i18next";

/** The columns of a comparison: what, both photos, the difference, and what it means. */
export function CompareHead({ first }: { readonly first: string }) {
  const { t } = useTranslation();
  return (
    <thead>
      <tr>
        <th scope="col">{first}</th>
        <th scope="col">{t("compare.a")}</th>
        <th scope="col">{t("compare.b")}</th>
        <th scope="col">{t("compare.difference")}</th>
        <th scope="col">{t("compare.verdict")}</th>
      </tr>
    </thead>
  );
}
