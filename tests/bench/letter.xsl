<?xml version="1.0" encoding="UTF-8"?>
<!-- The letter of the measurements: two pages, about 650 words, a list and a table, on the shared parts of all letters. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:griffier:tekst" exclude-result-prefixes="t">
  <xsl:include href="unhandled.xsl"/>
  <xsl:include href="delen/brief.xsl"/>

  <xsl:template match="besluit|partij|stap|rij" mode="known"/>

  <xsl:template match="/brief">
    <xsl:call-template name="letter">
      <xsl:with-param name="kind">meetbrief</xsl:with-param>
      <xsl:with-param name="title">Informatie over wat er over u is vastgelegd</xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="brief" mode="body">
    <p style="lead">Met deze brief laten wij u weten dat op <xsl:value-of select="besluit/@datum"/> over u is gesproken.</p>
    <heading level="2">Waarom u deze brief krijgt</heading>
    <p>In <name><xsl:value-of select="afzender/plaats"/></name> werken gemeente, politie en justitie samen om te voorkomen dat mensen in een situatie terechtkomen waarin zij zichzelf of anderen schade doen. Een van deze organisaties maakte zich zorgen en heeft die zorgen op <xsl:value-of select="besluit/@signaal"/> met de andere besproken. Dat er een zorg is besproken, betekent niet dat u iets verkeerd hebt gedaan en het is ook geen bewijs dat de zorg terecht is. Het gesprek over u is gevoerd onder dossiernummer <name><xsl:value-of select="besluit/@dossier"/></name>. De organisaties die daarbij aanwezig waren, zijn:</p>
    <list>
      <xsl:for-each select="partij"><item><p><name><xsl:value-of select="."/></name></p></item></xsl:for-each>
    </list>
    <p>Deze organisaties hebben een overeenkomst gesloten waarin staat welke gegevens zij met elkaar mogen delen, met welk doel, en wie die gegevens mag inzien.</p>
    <heading level="2">Wat er nu gebeurt</heading>
    <p>De deelnemers hebben op <xsl:value-of select="besluit/@datum"/> besloten om <xsl:value-of select="besluit"/>. Voor u betekent dit het volgende:</p>
    <list numbering="decimal">
      <xsl:for-each select="stap"><item><p><xsl:value-of select="."/></p></item></xsl:for-each>
    </list>
    <p>U hoeft zelf niets te doen. Als u met iemand wilt praten over de zorgen die er zijn dan kan <name><xsl:value-of select="contactpunt/@wie"/></name> een afspraak voor u maken met iemand die u daarbij kan helpen.</p>
    <heading level="2">Wat er is vastgelegd en hoe lang het bewaard blijft</heading>
    <p keep="true">In de tabel hieronder staat per soort gegevens wie ze heeft gegeven en wanneer ze uiterlijk worden gewist.</p>
    <table summary="Per soort gegevens de bron en de dag waarop ze uiterlijk worden gewist">
      <head><cell header="true"><p>Soort gegevens</p></cell><cell header="true"><p>Gekregen van</p></cell><cell header="true"><p>Vastgelegd op</p></cell><cell header="true"><p>Uiterlijk gewist op</p></cell></head>
      <xsl:for-each select="rij">
        <row><cell><p><xsl:value-of select="@soort"/></p></cell><cell><p><name><xsl:value-of select="@bron"/></name></p></cell><cell><p><xsl:value-of select="@datum"/></p></cell><cell><p><xsl:value-of select="@wissen"/></p></cell></row>
      </xsl:for-each>
    </table>
    <p>Als de termijn voorbij is, worden de gegevens gewist, ook uit de kopieën.</p>
    <heading level="2">Wat u kunt doen</heading>
    <p>U mag vragen welke gegevens er over u zijn en daarvan een kopie krijgen. U mag vragen om fouten te verbeteren, om gegevens te wissen of om ze een tijd niet te gebruiken. U mag ook bezwaar maken tegen het gebruik van uw gegevens. Stuur daarvoor een brief of een e-mail naar <link to="mailto:{contactpunt/email}"><xsl:value-of select="contactpunt/email"/></link> en zet daarin uw naam, uw geboortedatum en het kenmerk van deze brief. U krijgt binnen een maand antwoord.</p>
    <p>Bent u het niet eens met het antwoord, dan kunt u naar de rechter of een klacht indienen bij de Autoriteit Persoonsgegevens, <link to="https://www.autoriteitpersoonsgegevens.nl">autoriteitpersoonsgegevens.nl</link>.</p>
    <heading level="2">Hebt u vragen?</heading>
    <p>Bel dan met <name><xsl:value-of select="contactpunt/@wie"/></name>, op werkdagen tussen negen en vijf uur, telefoon <name><xsl:value-of select="contactpunt/telefoon"/></name>. Vindt u het moeilijk om deze brief te lezen of wilt u hem in een andere taal bespreken, zeg dat dan gerust: wij zorgen dan voor iemand die u kan helpen of voor een tolk.</p>
    <xsl:call-template name="signature"/>
  </xsl:template>
</xsl:stylesheet>
