set -e
TF_VAR_x="prefix" terraform plan -var-file=prod.tfvars
