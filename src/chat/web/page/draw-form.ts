import type { Form, FormField } from "../../../cards/card.ts";
import { NoAnswer } from "./ask.ts";
import type { CardActions } from "./card-actions.ts";
import { element } from "./element.ts";
import { icon } from "./icon.ts";

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** A form, closed behind its title until somebody wants it. */
export function drawForm(form: Form, actions: CardActions): HTMLElement {
  const controls = form.fields.map((field) => ({ field, control: drawControl(field) }));
  const error = element("p", { class: "form-error", role: "alert", dir: "auto" });
  const fieldset = element(
    "fieldset",
    {},
    element("legend", { class: "unseen" }, form.title),
    ...controls.map(({ field, control }) => drawField(field, control)),
    error,
    element("button", { type: "submit", class: "button is-primary" }, form.submit),
  );
  const box = element("form", { class: "form-body", novalidate: true }, fieldset);
  const whole = element(
    "details",
    { class: "form" },
    element("summary", { class: "button", dir: "auto" }, icon("write"), form.title),
    box,
  );
  const submit = async (): Promise<void> => {
    const wrong = controls.find(({ control }) => !control.checkValidity());
    error.textContent = wrong ? `${wrong.field.label}: ${wrong.control.validationMessage}` : "";
    if (wrong) return wrong.control.focus();
    fieldset.disabled = true;
    const problem = await sendForm(form, valuesOf(controls), actions);
    fieldset.disabled = false;
    error.textContent = problem ?? "";
    if (problem === null) {
      whole.open = false;
      box.reset();
    }
  };
  box.addEventListener("submit", (event) => {
    event.preventDefault();
    void submit();
  });
  return whole;
}

/** What is the matter, or null when it was done. */
async function sendForm(
  { title, tool, input }: Form,
  values: Readonly<Record<string, unknown>>,
  actions: CardActions,
): Promise<string | null> {
  const question = { text: title, press: { tool, input: { ...input, ...values } } };
  try {
    const reply = await actions.submit(question);
    if (reply.error) return `${reply.error.message} ${reply.error.hint}`;
    actions.show(question, reply);
    return null;
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return "Rounds does not answer; is it running? What you filled in is still here.";
  }
}

type Filled = { readonly field: FormField; readonly control: Control };

/** Empty fields are left out; numbers are numbers. */
function valuesOf(controls: readonly Filled[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    controls
      .map(({ field, control }) => ({ field, value: control.value.trim() }))
      .filter(({ value }) => value !== "")
      .map(({ field, value }) => [field.name, field.type === "number" ? Number(value) : value]),
  );
}

let fieldCount = 0;

function drawField({ label }: FormField, control: Control): HTMLElement {
  fieldCount += 1;
  control.id = `field-${fieldCount}`;
  return element(
    "div",
    { class: "field" },
    element("label", { for: control.id, dir: "auto" }, label),
    control,
  );
}

function drawControl({ name, type, value, options = [] }: FormField): Control {
  switch (type) {
    case "lines":
      return element("textarea", { name, rows: 3, dir: "auto" }, value ?? "");
    case "choice":
      return element(
        "select",
        { name },
        element("option", { value: "" }, "Choose …"),
        ...options.map((option) =>
          element(
            "option",
            { value: option.value, selected: option.value === value },
            option.label,
          ),
        ),
      );
    case "number":
      return element("input", { name, type, step: "any", inputmode: "decimal", value });
    case "line":
      return element("input", { name, type: "text", dir: "auto", value });
    case "date":
    case "time":
      return element("input", { name, type, value });
  }
}
