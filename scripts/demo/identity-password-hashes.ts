/**
 * Hashes of the demo passwords of login.mass.gov (see `demoPasswords`), by sign-in. They are written down because to make
 * them takes longer than all else that a start does.
 */
export const DEMO_PASSWORD_HASHES: Readonly<Record<string, string>> = {
  'H04-hugo': '$argon2id$v=19$m=19456,t=2,p=1$jO7VrgjeOd8rIZ6LWifL1Q$81ddf+iNpUx/0vd/Pbn9REHmpKyF/XH1aK5Tr4pfJNM',
  H05: '$argon2id$v=19$m=19456,t=2,p=1$np/x0pe5fUyGfiQ/0KzXag$dh7VljahlzG/RJL+LjJiJpNh5AvBZP/hhsdK5lHdNWs',
  'H06-lmg': '$argon2id$v=19$m=19456,t=2,p=1$H64WnzKiOF4PbzhrLVcOkQ$cz+rAzEX15req3vGDRp0VZLdmeZyHv2XdpGUSLQl9DI',
  H07: '$argon2id$v=19$m=19456,t=2,p=1$cwx7QPXw0N7VV6yJoEy/LA$PJwYDXUagj/9KI+NpU5DdKJrqpt9QRJXP2Xyh+WVx8o',
  H08: '$argon2id$v=19$m=19456,t=2,p=1$Uc3yzTTx02VawCWZGxDHBg$X9VtogDK/KXI08+KMGWNwM5pnVR6G5W6CHq9Tf8YtYc',
  'H09-pia': '$argon2id$v=19$m=19456,t=2,p=1$+afGt4FZgUwm+38VputP5Q$s/vO52Ga7McSffpLinWR8h5v74NO8d362OpYrpLt/M8',
  'H11-tova': '$argon2id$v=19$m=19456,t=2,p=1$H0zhrBBHGKXDiuHDqWNTlQ$00BZDsysAYLC9wsdeZrrtOM/b9fdl6iehsRvmegYUTE',
  'H13-max': '$argon2id$v=19$m=19456,t=2,p=1$XAJ/tM9xqSK7YgLGo97A2Q$Z2CFzewJm+K9pFA0EgwfbD28dEpjlINJvwzcRArrou4',
};
