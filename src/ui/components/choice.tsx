import { useId } from "react";

interface ChoiceProps<T extends string> {
  readonly legend: string;
  readonly options: readonly T[];
  readonly chosen: T;
  readonly labelOf: (option: T) => string;
  readonly onChoose: (option: T) => void;
}

/** One of a few, as words in a line: radio buttons without their dots. */
export function Choice<T extends string>({ legend, options, chosen, labelOf, onChoose }: ChoiceProps<T>) {
  const name = useId();
  return (
    <fieldset className="choice">
      <legend className="choice__legend">{legend}</legend>
      {options.map((option) => (
        <label key={option} className="choice__option">
          <input type="radio" name={name} checked={option === chosen} onChange={() => onChoose(option)} />
          <span>{labelOf(option)}</span>
        </label>
      ))}
    </fieldset>
  );
}
