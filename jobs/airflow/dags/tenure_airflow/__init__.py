"""Tenure's nights in Airflow: settings, tasks, assets and alerts. The DAGs are in tenure_nightly.py."""
