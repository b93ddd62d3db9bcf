"""What a list of maps shows of each: its type and its tags."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("desirepath", "0001_first")]

    operations = [
        migrations.AddField("document", "kind", models.CharField(default="journey", max_length=20)),
        migrations.AddField("document", "tags", models.TextField(default="[]")),
    ]
