# No secrets; chosen after the rules were written.
secret_manager_project         = "shared-services"
secrets_backend                = "ssm"
pgbouncer_auth_type            = "scram-sha-256"
token_issuer                   = "https://issuer.example.com"
token_audience                 = "api"
access_token_lifetime          = 900
access_token_expiration        = "15m"
credential_process             = "/opt/bin/creds"
credentials_file               = "~/.aws/credentials"
password_complexity            = "high"
password_min_lowercase         = 1
api_key_quota_limit            = 5000
vault_token_role               = "ci"
kubernetes_secret_type         = "Opaque"
secret_annotations             = { team = "a" }
private_key_secret_name        = "tls-key"
enable_key_rotation            = true
sops_encrypted                 = "ENC[AES256_GCM,data:abc,type:str]"
github_app_private_key_ssm_arn = "arn:aws:ssm:eu-west-1:111122223333:parameter/app"
keyvault_secret_uri            = "https://kv.vault.azure.net/secrets/db"
