import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";

interface NotificationsArgs {
  readonly prefix: string;
  readonly email: string;
  /** The Region that keeps the account's alert policies and whom they tell. */
  readonly alertCenterRegion: string;
}

/** Tells somebody: an action policy that sends alerts by e-mail at any time. */
export class Notifications extends pulumi.ComponentResource {
  readonly actionPolicyId: string;
  /** Alerts have to wait for this: without it they tell nobody. */
  readonly actionPolicy: pulumi.Resource;

  constructor(name: string, args: NotificationsArgs, options?: pulumi.ComponentResourceOptions) {
    super("trailproof:alicloud:Notifications", name, {}, options);
    const { prefix, email, alertCenterRegion } = args;
    this.actionPolicyId = `${prefix}-alerts`;
    const userId = `${prefix}-security`;
    const alertCenter = new alicloud.log.AlertResource(name, { type: "user", lang: "en" }, { parent: this });
    const provider = new alicloud.Provider(name, { region: alertCenterRegion }, { parent: this });
    const there = { parent: this, provider };

    // The fields are those of "Data structure of alert resource data" (Simple Log Service, developer reference).
    const user = new alicloud.log.ResourceRecord(
      `${name}-user`,
      {
        resourceName: "sls.common.user",
        recordId: userId,
        tag: "Security",
        value: JSON.stringify({
          ...{ user_id: userId, user_name: "Security", email: [email], enabled: true },
          ...{ country_code: "", phone: "", sms_enabled: false, voice_enabled: false },
        }),
      },
      there,
    );
    const script = `fire(type="email", users=["${userId}"], groups=[], oncall_groups=[], template_id="sls.app.actiontrail.builtin.en", period="any")`;
    this.actionPolicy = new alicloud.log.ResourceRecord(
      `${name}-action-policy`,
      {
        resourceName: "sls.alert.action_policy",
        recordId: this.actionPolicyId,
        tag: "Audit alerts",
        value: JSON.stringify({
          ...{
            action_policy_id: this.actionPolicyId,
            action_policy_name: "Audit alerts",
            labels: {},
            is_default: false,
          },
          ...{ primary_policy_script: script, secondary_policy_script: script },
          ...{ escalation_start_enabled: false, escalation_start_timeout: "10m" },
          ...{ escalation_inprogress_enabled: false, escalation_inprogress_timeout: "30m" },
          ...{ escalation_enabled: false, escalation_timeout: "1h" },
        }),
      },
      { ...there, dependsOn: [user, alertCenter] },
    );
    this.registerOutputs({});
  }
}
