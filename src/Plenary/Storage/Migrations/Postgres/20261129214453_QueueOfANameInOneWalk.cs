using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Plenary.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class QueueOfANameInOneWalk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Participations_ConferenceId_State_QueuedAt_Id",
                table: "Participations");

            migrationBuilder.DropIndex(
                name: "IX_Participations_ConferenceId_Waits_QueuedAt_Id",
                table: "Participations");

            migrationBuilder.CreateIndex(
                name: "IX_Participations_ConferenceId_State_QueuedAt_Id_PersonId",
                table: "Participations",
                columns: new[] { "ConferenceId", "State", "QueuedAt", "Id", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_Participations_ConferenceId_Waits_QueuedAt_Id_PersonId",
                table: "Participations",
                columns: new[] { "ConferenceId", "Waits", "QueuedAt", "Id", "PersonId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Participations_ConferenceId_State_QueuedAt_Id_PersonId",
                table: "Participations");

            migrationBuilder.DropIndex(
                name: "IX_Participations_ConferenceId_Waits_QueuedAt_Id_PersonId",
                table: "Participations");

            migrationBuilder.CreateIndex(
                name: "IX_Participations_ConferenceId_State_QueuedAt_Id",
                table: "Participations",
                columns: new[] { "ConferenceId", "State", "QueuedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Participations_ConferenceId_Waits_QueuedAt_Id",
                table: "Participations",
                columns: new[] { "ConferenceId", "Waits", "QueuedAt", "Id" });
        }
    }
}
