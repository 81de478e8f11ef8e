#!/bin/bash
terraform plan -var-file=./environment.tfvars
