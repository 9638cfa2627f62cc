/** The setting of policies that ask for something to be there: most stacks own no trail, and need none of their own. */
export const presenceField = (what: string) =>
  ({
    type: "string",
    enum: ["auto", "required", "off"],
    default: "auto",
    description: `Whether the stack has to have ${what}: \`auto\` when it declares anything that reads audit records. The stack tag \`trailproof:presence\` overrides it.`,
  }) as const;
