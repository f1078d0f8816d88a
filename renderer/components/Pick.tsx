import { useId } from 'react';

/** One of a few, side by side: radios that look like what is chosen with them. `label` is only heard. */
export function Pick<Value>({
  label,
  options,
  chosen,
  onChoose,
}: {
  label: string;
  options: readonly { value: Value; text: string }[];
  chosen: Value;
  onChoose: (value: Value) => void;
}) {
  const name = useId();
  return (
    <fieldset className="pick no-print">
      <legend className="only-heard">{label}</legend>
      {options.map(({ value, text }) => (
        <label key={text}>
          <input type="radio" name={name} checked={value === chosen} onChange={() => onChoose(value)} />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
}
