import { noChange } from 'lit';
import { Directive, directive, PartType, type ElementPart, type PartInfo } from 'lit/directive.js';

/** Sets custom properties through CSSOM: a `style` attribute in a template would break under a strict policy. */
class UseProperty extends Directive {
  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT)
      throw new TypeError('useProperty() belongs on an element, not in an attribute.');
  }

  render(_name: `--journey-use-${string}`, _value: number): typeof noChange {
    return noChange;
  }

  override update(part: ElementPart, [name, value]: [`--journey-use-${string}`, number]): typeof noChange {
    (part.element as HTMLElement).style.setProperty(name, String(value));
    return noChange;
  }
}

/** Gives an element a number its styles can use, such as the filled share of a bar. */
export const useProperty = directive(UseProperty);
