import { mayHaveCustomerKey } from "../../src/chain/access/customer-key";
import { definePolicy } from "../../src/core/policy";

/** Whoever owns the machine owns what it reports of itself. */
export default definePolicy({
  name: "notebook-hardened",
  severity: "high",
  level: "advisory",
  description:
    "Notebook instances have no root access, no way past the customer's network, a metadata service that asks for a token, and a key of the customer's.",
  rationale:
    "Root stops agents and edits local logs. Direct internet access takes data past flow logs and endpoint policies, and a metadata service without tokens gives the role's credentials to whatever a notebook can be made to fetch.",
  controls: [
    "Security Hub SageMaker.1",
    "Security Hub SageMaker.3",
    "Security Hub SageMaker.8",
    "Security Hub SageMaker.21",
    "PCI DSS 4.0 1.4.4",
    "NIST 800-53 SC-7",
    "NIST 800-53 AC-6",
    "NIST 800-53 SC-28",
  ],
  on: "notebook",
  notOn: { alicloud: "SageMaker is AWS's; Alibaba Cloud's PAI is not judged." },
  config: {},
  messages: {
    root: "lets its users become root. Set `{{at}}` to Disabled.",
    directInternet:
      "reaches the internet past your network. Set `{{at}}` to Disabled, with a subnet and security groups.",
    noToken: "has a metadata service that answers without a token (IMDSv1). Set `{{at}}` to 2.",
    noKey: "encrypts its volume with a key that AWS manages. Set `{{at}}` to a key of your own.",
  },

  check(notebook, { report, part }) {
    part(() => notebook.rootAccess && report("root", { at: "rootAccess" }));
    part(() => notebook.directInternet && report("directInternet", { at: "directInternet" }));
    part(() => notebook.metadataNeedsToken || report("noToken", { at: "metadataNeedsToken" }));
    part(() => mayHaveCustomerKey(notebook.key) || report("noKey", { at: "key" }));
  },

  remediate(notebook) {
    if (notebook.rootAccess) notebook.rootAccess = false;
    if (notebook.directInternet && notebook.inNetwork) notebook.directInternet = false;
    if (!notebook.metadataNeedsToken) notebook.metadataNeedsToken = true;
  },
});
