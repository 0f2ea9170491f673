import { useTranslation } from "react-i18next";
import { TableHead } from "../measure/table-parts.tsx";

/** The columns of a comparison: what, both photos, the difference, and what it means. */
export function CompareHead({ first }: { readonly first: string }) {
  const { t } = useTranslation();
  const columns = [
    first,
    t("compare.columns.a"),
    t("compare.columns.b"),
    t("compare.difference"),
    t("compare.verdict"),
  ];
  return <TableHead columns={columns} />;
}
