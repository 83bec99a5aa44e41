import type { PropertyDeclaration, ReactiveElement } from 'lit';

/** What a legacy decorator of a property is. */
type PropertyDecorator = (prototype: object, name: string) => void;

/**
 * Declares a property that a change of draws the element anew, and that an attribute may set.
 * Lit's own decorator is as much again, to serve standard decorators too, which the bundle has none of.
 */
export function property(options?: PropertyDeclaration): PropertyDecorator {
  return (prototype, name) => (prototype.constructor as typeof ReactiveElement).createProperty(name, options);
}

/** The same for what the element keeps to itself: no attribute sets it. */
export function state(): PropertyDecorator {
  return property({ state: true });
}
