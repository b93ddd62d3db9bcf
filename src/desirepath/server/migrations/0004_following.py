"""Which documents follow which, so that a commit finds its followers."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("desirepath", "0003_pictures")]

    operations = [
        migrations.CreateModel(
            "Following",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("there", models.TextField(db_index=True)),
                (
                    "document",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="desirepath.document"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("document", "there"), name="one_following_of_a_source")
                ],
            },
        ),
    ]
