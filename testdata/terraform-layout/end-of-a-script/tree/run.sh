cd infra || exit
[ -n "$1" ] || exit 1
if [ "$1" = prod ]; then
  terraform plan -var-file=prod.tfvars -var size=xl
  exit 0
fi
terraform plan -var-file="$1".tfvars -var size=s
