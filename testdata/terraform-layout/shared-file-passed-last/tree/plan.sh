for e in dev prod; do
  terraform plan -var-file=vars/$e.tfvars -var-file=vars/shared.tfvars
done
