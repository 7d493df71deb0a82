using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Plenary.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class IndexesThatAnswerAlone : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Participations_ConferenceId_OrganisationId_QueuedAt_Id",
                table: "Participations");

            migrationBuilder.DropIndex(
                name: "IX_Participations_PersonId",
                table: "Participations");

            migrationBuilder.CreateIndex(
                name: "IX_People_Id_SortKey_MergedIntoId",
                table: "People",
                columns: new[] { "Id", "SortKey", "MergedIntoId" });

            migrationBuilder.CreateIndex(
                name: "IX_Participations_ConferenceId_OrganisationId_QueuedAt_Id_Stat~",
                table: "Participations",
                columns: new[] { "ConferenceId", "OrganisationId", "QueuedAt", "Id", "State", "Waits" });

            migrationBuilder.CreateIndex(
                name: "IX_Participations_PersonId_ConferenceId_QueuedAt_Id_State_Waits",
                table: "Participations",
                columns: new[] { "PersonId", "ConferenceId", "QueuedAt", "Id", "State", "Waits" });

            migrationBuilder.CreateIndex(
                name: "IX_Organisations_Email",
                table: "Organisations",
                column: "Email");

            migrationBuilder.CreateIndex(
                name: "IX_Organisations_Id_SortKey_MergedIntoId",
                table: "Organisations",
                columns: new[] { "Id", "SortKey", "MergedIntoId" });

            migrationBuilder.CreateIndex(
                name: "IX_Organisations_Website",
                table: "Organisations",
                column: "Website");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_People_Id_SortKey_MergedIntoId",
                table: "People");

            migrationBuilder.DropIndex(
                name: "IX_Participations_ConferenceId_OrganisationId_QueuedAt_Id_Stat~",
                table: "Participations");

            migrationBuilder.DropIndex(
                name: "IX_Participations_PersonId_ConferenceId_QueuedAt_Id_State_Waits",
                table: "Participations");

            migrationBuilder.DropIndex(
                name: "IX_Organisations_Email",
                table: "Organisations");

            migrationBuilder.DropIndex(
                name: "IX_Organisations_Id_SortKey_MergedIntoId",
                table: "Organisations");

            migrationBuilder.DropIndex(
                name: "IX_Organisations_Website",
                table: "Organisations");

            migrationBuilder.CreateIndex(
                name: "IX_Participations_ConferenceId_OrganisationId_QueuedAt_Id",
                table: "Participations",
                columns: new[] { "ConferenceId", "OrganisationId", "QueuedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Participations_PersonId",
                table: "Participations",
                column: "PersonId");
        }
    }
}
