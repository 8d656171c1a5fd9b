/// <reference types="next/image-types/global" />
import type { IconName } from "./icon-names";
import sprite from "./icons.svg";

const SPRITE: string = sprite.src;

type IconProps = {
  name: IconName;
  /** Spoken name; without it the icon is decoration and hidden from screen readers. */
  label?: string;
  className?: string;
};

/** A 1 em-ish line icon in the colour of the text around it. */
export function Icon({ name, label, className }: IconProps) {
  const style = className ? `icon ${className}` : "icon";
  const drawing = <use href={`${SPRITE}#${name}`} />;
  if (!label) {
    return (
      <svg className={style} viewBox="0 0 24 24" aria-hidden="true">
        {drawing}
      </svg>
    );
  }
  return (
    <svg className={style} viewBox="0 0 24 24" role="img" aria-label={label}>
      {drawing}
    </svg>
  );
}
